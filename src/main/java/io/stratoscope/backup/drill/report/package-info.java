/** What is made of a drill's report: one content in blocks, and a class for each format that shows them. */
@NullMarked
package io.stratoscope.backup.drill.report;

import org.jspecify.annotations.NullMarked;
