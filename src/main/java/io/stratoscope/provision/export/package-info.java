/** Stacks as files of other tools, for those who want to move to them. */
@NullMarked
package io.stratoscope.provision.export;

import org.jspecify.annotations.NullMarked;
