/**
 * What the users of a simulated photo server have: files with what is in them, and the rows that tell of them. Nothing in here
 * knows AWS.
 */
@NullMarked
package io.stratoscope.simulator.photos;

import org.jspecify.annotations.NullMarked;
