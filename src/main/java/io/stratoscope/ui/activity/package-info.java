/** What runs in the background, and what became of what ran. */
@NullMarked
package io.stratoscope.ui.activity;

import org.jspecify.annotations.NullMarked;
