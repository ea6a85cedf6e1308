/** Whether a plan keeps to what an account may have. */
@NullMarked
package io.stratoscope.provision.quota;

import org.jspecify.annotations.NullMarked;
