/** Follows a plan: makes, changes and removes, in the order that the plan tells, and can go on after it was cut off. */
@NullMarked
package io.stratoscope.provision.apply;

import org.jspecify.annotations.NullMarked;
