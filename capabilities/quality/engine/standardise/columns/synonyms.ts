/**
 * What columns are called for each target, in the exports of other CRMs and address books and in Chinese sheets.
 * Written as people write them; compared without case, blanks, punctuation and numbers.
 */
export const synonyms: Readonly<Record<string, string>> = {
  name:
    'Full Name, Display Name, Contact Name, Contact, Person, Customer Name, Client Name, Name, File As, 姓名, 名字, 联系人, 线索名称, 联系人姓名, 客户姓名, ' +
    '收货人, 收件人, 称呼, 昵称, 联系人名称, 买家姓名, 真实姓名, 姓名全称, 聯絡人, 聯繫人',
  'name.given':
    'First Name, Given Name, Forename, Christian Name, firstname, fname, First, 名, 名字（名）, Vorname, Prénom',
  'name.family': 'Last Name, Family Name, Surname, lastname, lname, Last, 姓, 姓氏, Nachname, Nom de famille',
  email:
    'Email, E-mail, Mail, Email Address, E-mail Address, E-mail 1 - Value, E-mail 2 Address, Primary Email, Secondary Email, Work Email, ' +
    'Email Home, Email Work, Email Other, Emails / Primary Email, Contact Email, SuppliedEmail, 邮箱, 电子邮箱, 电子邮件, 邮件, 邮箱地址, Email地址, E-Mail-Adresse, 信箱, 電郵',
  phone:
    'Phone, Phone Number, Telephone, Tel, Mobile, Mobile Phone, Mobile Number, Mobile Phone Number, Cell, Cell Phone, Cellphone, Home Phone, ' +
    'Business Phone, Work Phone, Office Phone, Primary Phone, Other Phone, Company Main Phone, Main Phone, Phone 1 - Value, Car Phone, Contact Number, ' +
    'Phones / Primary Phone Number, SuppliedPhone, 手机, 手机号, 手机号码, 电话, 电话号码, 联系电话, 联系方式, 座机, 固话, 固定电话, 办公电话, 移动电话, 公司电话, 收货电话, 联系手机, 手機, 電話, Telefon, Handy, Téléphone',
  company:
    'Company, Company Name, Account, Account Name, Organization, Organisation, Organization Name, Organization 1 - Name, Employer, Associated Company, ' +
    'Firm, Business Name, SuppliedCompany, 公司, 公司名称, 所属公司, 单位, 单位名称, 工作单位, 企业, 企业名称, 客户名称, 客户, 所属客户, 公司名, 客户公司, Firma',
  companyName:
    'Company, Company Name, Account Name, Organization, Organization Name, Business Name, 公司, 公司名称, 单位, 单位名称, 企业名称, 客户名称, 客户, Name, 名称, 客户公司, 供应商名称, 商户名称, 公司全称, 企业全称',
  title:
    'Job Title, Title, Position, Role, Occupation, Organization Title, Organization 1 - Title, jobTitle, 职务, 职位, 岗位, 头衔, 职称, 職稱, 職位, Contact Title',
  department: 'Department, Dept, Organization Department, Organization 1 - Department, 部门, 所属部门, 科室, 部門',
  gender: 'Gender, Sex, GenderIdentity, 性别, 性別',
  birthday: 'Birthday, Birthdate, Birth Date, Date of Birth, DOB, bday, 生日, 出生日期, 出生年月, 出生年月日, 出生日',
  country:
    'Country, Country/Region, Nation, Country Code, CountryCode, Nationality, 国家, 国家/地区, 国别, 国籍, 所在国家, Land, 國家',
  address:
    'Address, Full Address, Address 1 - Formatted, Home Address, Business Address, Work Address, Mailing Address, Billing Address, ' +
    'Postal Address, 地址, 详细地址, 联系地址, 通讯地址, 收货地址, 公司地址, 办公地址, 家庭住址, 住址, 所在地址, 注册地址, Adresse',
  'address.street':
    'Street, Street Address, Mailing Street, Billing Street, Business Street, Home Street, Address 1 - Street, Address Line 1, ' +
    'Address / Address 1, Street 1, 街道, 街道地址, 详细地址（街道）, 门牌号, Straße',
  'address.city':
    'City, Town, Mailing City, Billing City, Business City, Home City, Work City, Address 1 - City, Address / City, Locality, 城市, 市, 所在城市, 地市, Ort, Ville, Stadt',
  'address.district': 'District, County, Borough, 区, 区县, 县区, 县, 区/县',
  'address.region':
    'State, Province, Region, State/Region, State/Province, Mailing State, Billing State, Business State, Home State, Work State, ' +
    'Address 1 - Region, Billing State/Province, Address / State, 省, 省份, 所在省份, 省/直辖市, 州, 省市',
  'address.postcode':
    'Postal Code, Postcode, Zip, Zip Code, ZipCode, Mailing Zip/Postal Code, MailingPostalCode, BillingPostalCode, Business Postal Code, Home Postal Code, ' +
    'Work ZipCode, Home ZipCode, Address 1 - Postal Code, Address / Post Code, 邮编, 邮政编码, PLZ',
  'address.country':
    'Mailing Country, Billing Country, Business Country, Home Country, Work Country, Address 1 - Country, Business Country/Region, Home Country/Region, Address / Country',
  wechat: 'WeChat, WeChat ID, Weixin, 微信, 微信号, 微信账号',
  source:
    'Source, Lead Source, LeadSource, Contact Source, Account Source, Original Source, Channel, 来源, 客户来源, 线索来源, 渠道, 来源渠道, 信息来源, 获客渠道',
  stage:
    'Stage, Lifecycle Stage, Deal Stage, Stage Name, StageName, 阶段, 商机阶段, 销售阶段, 客户阶段, 跟进状态, 生命周期阶段',
  status: 'Status, Lead Status, Ticket Status, Case Status, Task Status, 状态, 线索状态, 工单状态, 任务状态, 订单状态',
  score: 'Score, Lead Score, HubSpot Score, 评分, 得分',
  rating: 'Rating, Stars, 评级, 星级, 客户级别, 客户等级',
  owner:
    'Owner, Contact owner, Company owner, Deal Owner, Ticket Owner, Account Owner, Lead Owner, Assigned To, Assigned User, Sales Rep, Salesperson, OwnerId, Owner:User-username, Owner:User-email, ' +
    '负责人, 所属人, 业务员, 销售, 跟进人, 归属人, 销售人员, 客户经理, 负责销售',
  tags: 'Tags, Tag, Labels, Categories, Group Membership, Groups, Keywords, 标签, 分组, 客户标签, 分类',
  doNotContact:
    'Do Not Contact, DoNotCall, Do Not Call, HasOptedOutOfEmail, Email Opt Out, Unsubscribed, Opted Out, 请勿联系, 勿扰, 免打扰, 退订',
  description:
    'Description, Notes, Note, Comments, Comment, Remarks, Remark, Memo, Notes/Description, 备注, 描述, 说明, 备忘, 附注, 备注信息, 产品描述, 買家備註, 備註',
  shortName: 'Short Name, Abbreviation, Nickname, 简称, 公司简称, 客户简称',
  domain: 'Domain, Company Domain Name, Company Domain, Associated Company Domain, Domain Name, companyDomain, 域名',
  website:
    'Website, Website URL, Web Site, URL, Web Page, Homepage, Website 1 - Value, Links / Link URL, 网址, 网站, 官网, 主页, 公司网址, 公司网站',
  industry: 'Industry, Sector, SicDesc, 行业, 客户行业, 所属行业, 公司行业',
  employees:
    'Employees, Number of Employees, NumberOfEmployees, Headcount, Company Size, 员工数, 员工人数, 人数, 公司规模, 人员规模',
  revenue: 'Annual Revenue, AnnualRevenue, Revenue, Turnover, 年营收, 年营业额, 营业额, 年收入, 年销售额',
  creditCode:
    'Unified Social Credit Code, USCC, Credit Code, 统一社会信用代码, 信用代码, 税号, 纳税人识别号, 社会信用代码, 統一社會信用代碼',
  taxId: 'Tax ID, Tax Number, VAT Number, VAT ID, VAT, EIN, TIN, 境外税号, USt-IdNr, Numéro de TVA',
  idNumber:
    'ID Number, ID No, ID Card, ID Card Number, Identity Number, National ID, Government ID Number, 身份证, 身份证号, 身份证号码, 证件号, 证件号码, 居民身份证, 身分證字號, 身份證號碼',
  parent: 'Parent, Parent Company, Parent Account, ParentId, 上级公司, 母公司, 总公司, 所属集团',
  dealName: 'Deal Name, Opportunity Name, Opportunity, Deal, Name, 商机名称, 商机, 项目名称, 机会名称, 销售机会',
  contact:
    'Contact, Contact Name, Who:Contact-email, Primary Contact, Associated Contact, Associated Contact Email, 联系人, 联系人姓名, 客户签约人',
  pipeline: 'Pipeline, Sales Pipeline, 销售流程, 管道, 商机组',
  amount:
    'Amount, Deal Amount, Value, Deal Value, Amount / Amount, Expected Revenue, 金额, 商机金额, 预计金额, 合同金额, 成交金额, 预计销售金额',
  probability: 'Probability, Win Probability, Probability (%), 赢率, 成交概率, 可能性, 概率',
  closesOn:
    'Close Date, CloseDate, Expected Close, Expected Close Date, Closing Date, 预计成交日期, 预计成交时间, 预计签单日期, 结单日期, 预计结单日期',
  lostReason: 'Lost Reason, Closed Lost Reason, Loss Reason, 输单原因, 丢单原因, 失败原因',
  productName: 'Product Name, Product, Item, Item Name, Name, 产品名称, 产品, 商品名称, 商品, 品名, 名称',
  code: 'Code, SKU, Product Code, Item Code, Part Number, Article Number, 产品编码, 产品编号, 商品编码, 货号, 编码, 型号',
  category: 'Category, Product Type, Product Family, Family, Type, 产品类型, 产品分类, 类别, 分类, 品类, 商品分类',
  unit: 'Unit, Unit of Measure, UOM, 单位, 产品单位, 计量单位',
  price: 'Price, Unit Price, List Price, Standard Price, 价格, 单价, 售价, 标准价格, 销售价',
  active: 'Active, IsActive, Enabled, 启用, 是否启用, 是否上架, 上架',
  subject:
    'Subject, Title, Ticket Name, Task, Task Name, Topic, Activity, Call/Meeting Title/Subject, 主题, 标题, 任务, 任务名称, 工单标题, 工单名称, 事项',
  priority: 'Priority, Ticket Priority, 优先级, 紧急程度, 重要程度',
  dueAt: 'Due, Due Date, Task Due Date, ActivityDate, Deadline, 截止日期, 截止时间, 到期时间, 到期日, 完成期限',
  channel: 'Channel, Origin, Ticket Source, 渠道, 来源',
  convertedAt: 'ConvertedDate, Converted Date, 转化时间, 转换日期',
  startsOn: 'Start Date, Starts On, 开始日期',
  endsOn: 'End Date, Ends On, 结束日期',
  budget: 'Budget, Budgeted Cost, 预算',
  kind: 'Type, Kind, 类型',
  startsAt: 'Start, Start Time, StartDateTime, 开始时间',
  endsAt: 'End, End Time, EndDateTime, 结束时间',
  location: 'Location, Place, Venue, 地点',
  orderedOn: 'Order Date, EffectiveDate, 下单时间, 下单日期, 订单日期',
  validUntil: 'Valid Until, Expiration Date, 有效期, 有效期至',
  body: 'Body, Note Body, Content, 内容, 正文',
}

/** Columns that other programs keep for themselves: mapping them by their values would only do harm. */
export const ignored =
  /^(id|recordid.*|.*ownerid|.*id$|isdeleted|masterrecordid|.*(create|created|modified|lastactivity|lastengagement|lastviewed|systemmodstamp).*(date|by|time|id)?|.*fax.*|传真.*|.*assistant.*|asst.*|.*(yomi|phonetic).*|.*(type|label)|photo|sensitivity|.*pobox|pager|telex|isdn|.*(latitude|longitude|accuracy)|jigsaw|initials|nameprefix|namesuffix|suffix|salutation|下次联系时间|创建.*|更新.*|最后.*|序号|编号)$/
