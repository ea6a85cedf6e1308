/** What is broken, why, since when, and what it takes down with it: judged from a snapshot, and from what was asked beyond it. */
@NullMarked
package io.stratoscope.health;

import org.jspecify.annotations.NullMarked;
