/** The screen of backups: what there is to restore from, backing up now, and removing what is no longer needed. */
@NullMarked
package io.stratoscope.ui.backups;

import org.jspecify.annotations.NullMarked;
