import { ts } from 'ts-morph';
import { findApi, isNamespace } from '../../knowledge/catalogue';
import { lastName } from '../source/scope';
import type { InstanceValue } from './value';

export const TENSORFLOW = { library: 'tfjs', path: '' };

/** Libraries built on TensorFlow.js hand it on under its own name: `faceapi.tf`, `ml5.tf`, `dfd.tensorflow`. */
export function isHandedOn(api: InstanceValue['of'], name: string): boolean {
  if (name !== 'tf' && name !== 'tensorflow') return false;
  return api.library !== 'tfjs' && !api.path.includes('.') && !api.path.includes('#') && !api.path.includes('(');
}

/** `this.tf.layers` of an object that nobody can see, `tf.layers` of a parameter that nobody here gives: what goes by this name has what TensorFlow.js has. */
export function isTensorFlowByName(node: ts.Identifier | ts.PropertyAccessExpression | ts.ElementAccessExpression): boolean {
  const { parent } = node;
  if (ts.isElementAccessExpression(node) || lastName(node) !== 'tf' || !ts.isPropertyAccessExpression(parent) || parent.expression !== node) return false;
  const api = { library: TENSORFLOW.library, path: parent.name.text };
  return isNamespace(api) || findApi(api) !== undefined;
}
