/** The modules that blueprints are made of: a class each, all named in {@link io.stratoscope.provision.module.Modules}. */
@NullMarked
package io.stratoscope.provision.module;

import org.jspecify.annotations.NullMarked;
