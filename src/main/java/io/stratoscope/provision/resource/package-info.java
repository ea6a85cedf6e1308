/** The resource types that stacks are made of, a class each; {@link io.stratoscope.provision.resource.Drivers} lists them. */
@NullMarked
package io.stratoscope.provision.resource;

import org.jspecify.annotations.NullMarked;
