/** What Terraform's state says of an account: read, and compared with what was discovered. */
@NullMarked
package io.stratoscope.provision.terraform;

import org.jspecify.annotations.NullMarked;
