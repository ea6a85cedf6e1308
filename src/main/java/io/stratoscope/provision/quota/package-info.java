/** How many of what an account may have, and whether a plan keeps to it. */
@NullMarked
package io.stratoscope.provision.quota;

import org.jspecify.annotations.NullMarked;
