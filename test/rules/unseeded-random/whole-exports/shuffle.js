export default (list) => {
  for (let last = list.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
//                           ^^^^^^^^^^^^^ unseeded-random (warning)
    [list[last], list[other]] = [list[other], list[last]];
  }
};
