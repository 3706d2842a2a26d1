/** External CRMs by their {@code crm} sections: requests out of templates, rows out of answers. */
package io.kenh.connector.crm;
