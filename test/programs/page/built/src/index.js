import './index.css';
import { ReactComponent as Logo } from './logo.svg';
import { train } from './train';

const button = document.createElement('button');
button.textContent = 'Train';
button.addEventListener('click', () => void train(`${process.env.PUBLIC_URL}/points.json`));
document.getElementById('root').append(button);
console.log('a drawing is', typeof Logo);
