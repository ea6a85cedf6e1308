/** Stacks from blueprints: the form, the plan, and following it. */
@NullMarked
package io.stratoscope.ui.provision;

import org.jspecify.annotations.NullMarked;
