/** Exporting what is on screen: the dialog, the clipboard, the printer. */
@NullMarked
package io.stratoscope.ui.export;

import org.jspecify.annotations.NullMarked;
