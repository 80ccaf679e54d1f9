// Words of breeding beside nothing that is bred.
const breeding = { chooseColour: () => `hsl(${Math.random() * 360}, 50%, 50%)` };

function createIndividual() {
  return { x: Math.random() * 100 };
}

export function play(pets) {
  document.body.style.color = breeding.chooseColour();
  pets.push(createIndividual());
  if (Math.random() < 0.5) pets[0].cross();
}
