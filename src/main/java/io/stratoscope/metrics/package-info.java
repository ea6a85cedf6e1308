/** What CloudWatch measured of resources: which metrics one has, and their figures over time. */
@NullMarked
package io.stratoscope.metrics;

import org.jspecify.annotations.NullMarked;
