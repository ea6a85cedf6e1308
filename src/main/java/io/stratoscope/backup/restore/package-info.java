/** Restores: a plan that is shown first, and a job that follows it, from its beginning or from where it stopped. */
@NullMarked
package io.stratoscope.backup.restore;

import org.jspecify.annotations.NullMarked;
