package io.kenh.sla;

import java.time.Instant;

/** A level whose moment has come. */
record Crossed(Level level, Instant at) { }
