/** How many of what an account has and may have. */
@NullMarked
package io.stratoscope.quota;

import org.jspecify.annotations.NullMarked;
