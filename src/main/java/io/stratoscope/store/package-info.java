/** What survives a run: snapshots, in SQLite. */
@NullMarked
package io.stratoscope.store;

import org.jspecify.annotations.NullMarked;
