/** What is known of the selected resource. */
@NullMarked
package io.stratoscope.ui.inspector;

import org.jspecify.annotations.NullMarked;
