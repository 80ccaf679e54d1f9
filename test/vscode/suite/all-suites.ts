import './lint.suite';
