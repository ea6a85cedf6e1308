/** A whole AWS account in process: one class a service that implements the SDK's own client interface. */
@NullMarked
package io.stratoscope.simulator;

import org.jspecify.annotations.NullMarked;
