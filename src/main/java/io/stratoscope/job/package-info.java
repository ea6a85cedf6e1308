/** Everything long is a job: named steps, progress, cancellation, virtual threads. */
@NullMarked
package io.stratoscope.job;

import org.jspecify.annotations.NullMarked;
