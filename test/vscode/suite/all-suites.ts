import './lint.suite';
import './check.suite';
