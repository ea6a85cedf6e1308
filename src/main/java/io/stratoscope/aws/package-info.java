/** The one seam to AWS: accounts, credentials, the write guard and the call meter under every client. */
@NullMarked
package io.stratoscope.aws;

import org.jspecify.annotations.NullMarked;
