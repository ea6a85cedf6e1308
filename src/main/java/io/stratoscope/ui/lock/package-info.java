/** Read-only until unlocked: the badge, the question, and the time-out. */
@NullMarked
package io.stratoscope.ui.lock;

import org.jspecify.annotations.NullMarked;
