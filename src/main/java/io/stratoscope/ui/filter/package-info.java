/** Looking at some of a project's resources only: by type, zone and tag. */
@NullMarked
package io.stratoscope.ui.filter;

import org.jspecify.annotations.NullMarked;
