// Helpers shared by test targets: closeness, seeded sweeps, folders built in memory.
