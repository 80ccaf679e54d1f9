// Nothing catches it.
throw new RangeError('it is too far');
