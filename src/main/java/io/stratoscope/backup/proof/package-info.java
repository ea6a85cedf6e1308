/**
 * Proves over HTTP that a restored Immich is whole: it is asked as its users would ask it, originals are downloaded, and nothing is
 * taken from what AWS says of it.
 */
@NullMarked
package io.stratoscope.backup.proof;

import org.jspecify.annotations.NullMarked;
