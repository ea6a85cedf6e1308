/** Reads and follows the log lines of resources, from CloudWatch Logs. */
@NullMarked
package io.stratoscope.logs;

import org.jspecify.annotations.NullMarked;
