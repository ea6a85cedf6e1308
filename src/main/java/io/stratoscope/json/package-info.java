/** JSON text to and from {@link io.stratoscope.model.JsonValue} and snapshots; the only package that knows Jackson. */
@NullMarked
package io.stratoscope.json;

import org.jspecify.annotations.NullMarked;
