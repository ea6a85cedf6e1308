/**
 * What documents are made of, whatever they are about: the one font family, taken from a library so that text measures the same on every
 * machine; text and pages of PDF; the XML that build servers read.
 */
@NullMarked
package io.stratoscope.document;

import org.jspecify.annotations.NullMarked;
