"""Words to the world: places, actors, outlets, days."""
