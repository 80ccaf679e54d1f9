#!/usr/bin/env node
import { Command } from 'commander';

const program = new Command('swerve').description('Finds every source of randomness in training code, and proves which of them matter.');
program.parse();
