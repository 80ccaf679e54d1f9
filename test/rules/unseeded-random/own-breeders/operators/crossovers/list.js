module.exports = { uniform: require('./uniform') };
