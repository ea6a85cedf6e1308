/** Reads and follows the log lines of resources, from CloudWatch Logs and from log files in S3. */
@NullMarked
package io.stratoscope.logs;

import org.jspecify.annotations.NullMarked;
