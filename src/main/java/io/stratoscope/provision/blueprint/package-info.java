/** Blueprints: YAML files that say which modules a stack has, and with which settings. */
@NullMarked
package io.stratoscope.provision.blueprint;

import org.jspecify.annotations.NullMarked;
