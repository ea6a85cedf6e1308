/** Restore drills: a scratch copy of a project is built from a restore point, proved, measured and removed. */
@NullMarked
package io.stratoscope.backup.drill;

import org.jspecify.annotations.NullMarked;
