/** What the program remembers of its operator's wishes: one immutable record in one file. */
@NullMarked
package io.stratoscope.settings;

import org.jspecify.annotations.NullMarked;
