/** Name of the module that fixes write to seed a whole program, without its extension. */
export const SEED_MODULE_NAME = 'swerve-seed';
