/** Two contacts become one, and part again. */
package io.kenh.crm.merge;
