/** How one type of resource is found, made, changed and removed through the SDK: the contract, and what all such classes share. */
@NullMarked
package io.stratoscope.provision.driver;

import org.jspecify.annotations.NullMarked;
