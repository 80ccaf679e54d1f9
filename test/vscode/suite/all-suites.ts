import './lint.suite';
import './check.suite';
import './views.suite';
