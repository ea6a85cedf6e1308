/** Backups: what there is to restore from, backing up now, and removing what is no longer needed. */
@NullMarked
package io.stratoscope.backup;

import org.jspecify.annotations.NullMarked;
