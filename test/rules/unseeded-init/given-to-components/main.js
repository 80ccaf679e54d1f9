import { createApp } from 'vue';
import * as tf from '@tensorflow/tfjs';
import App from './trainer.vue';

const app = createApp(App);
app.config.globalProperties.$tf = tf;
app.mount('#app');
