/** A describer for each family of resource types, and what they share. */
@NullMarked
package io.stratoscope.discovery.describer;

import org.jspecify.annotations.NullMarked;
