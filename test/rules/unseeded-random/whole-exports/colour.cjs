module.exports = () => `hsl(${Math.random() * 360}, 50%, 50%)`;
